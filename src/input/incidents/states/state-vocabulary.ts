/**
 * Words that monitors have for up, for down and for what is neither, as `plainWord` compares them: English first, then German,
 * French, Spanish, Portuguese, Italian, Dutch and Japanese. Sources: docs/input-formats.md, logs of monitors.
 */
export const usualWords = {
  down: [
    ...['down', 'critical', 'unhealthy', 'failed', 'fail', 'failure', 'offline', 'error', 'unreachable', 'dead'],
    ...['unavailable', 'not available', 'not responding', 'not reachable', 'no response', 'unresponsive', 'not ok'],
    ...['failing', 'reporting error', 'not ready', 'crit', 'nok', '✗', '✘', '❌', '🔴', '🛑'],
    ...['nicht verfügbar', 'nicht erreichbar', 'ausgefallen', 'ausfall', 'gestört', 'störung', 'kritisch', 'fehler'],
    ...['fehlgeschlagen', 'indisponible', 'injoignable', 'hors ligne', 'hors service', 'en panne', 'panne', 'critique'],
    ...['erreur', 'no disponible', 'caído', 'caido', 'inaccesible', 'fuera de línea', 'fuera de servicio', 'crítico'],
    ...['indisponível', 'inacessível', 'fora do ar', 'fora de serviço', 'falha', 'erro', 'non disponibile'],
    ...['non raggiungibile', 'irraggiungibile', 'fuori servizio', 'guasto', 'critico', 'errore', 'niet beschikbaar'],
    ...[
      'onbeschikbaar',
      'niet bereikbaar',
      'onbereikbaar',
      'storing',
      'kritiek',
      'fout',
      'ダウン',
      '異常',
      '障害',
      '停止',
    ],
    ...['停止中', '応答なし', '利用不可', 'エラー'],
  ],
  up: [
    ...['up', 'ok', 'healthy', 'success', 'successful', 'online', 'operational', 'reachable', 'alive', 'passing'],
    ...['available', 'responding', 'responsive', 'accessible', 'passed', 'pass', 'normal', 'good', 'green', 'ready'],
    ...[
      'running',
      'in service',
      '✓',
      '✔',
      '✅',
      '🟢',
      'verfügbar',
      'erreichbar',
      'in ordnung',
      'läuft',
      'betriebsbereit',
    ],
    ...['erfolgreich', 'disponible', 'joignable', 'en ligne', 'opérationnel', 'en service', 'en línea', 'operativo'],
    ...['accesible', 'disponível', 'acessível', 'no ar', 'operacional', 'disponibile', 'raggiungibile', 'in linea'],
    ...['in servizio', 'beschikbaar', 'bereikbaar', '正常', '稼働', '稼働中', 'アップ', '利用可能', '応答あり'],
  ],
  neither: [
    ...['unknown', 'nodata', 'no data', 'paused', 'pending', 'start', 'started', 'maintenance', 'not checked'],
    ...[
      'missed',
      'missed window',
      'not monitored',
      'unmonitored',
      'unbekannt',
      'pausiert',
      'wartung',
      'keine daten',
      'inconnu',
      'en pause',
    ],
    ...['desconocido', 'en pausa', 'mantenimiento', 'desconhecido', 'pausado', 'manutenção', 'sconosciuto', 'in pausa'],
    ...['manutenzione', 'onbekend', 'gepauzeerd', 'onderhoud', '不明', 'メンテナンス', '一時停止', 'データなし'],
  ],
} as const;

/**
 * Words for what happened, of which logs of alerts are made: the one way and the other way together they are states; of
 * incidents alone they say how each of them is now.
 */
export const eventWords = {
  down: [
    ...['alarm', 'in alarm', 'alert', 'alerting', 'firing', 'triggered', 'problem', 'raised', 'outage', 'red', 'bad'],
    ...['went down', 'is down', 'problème', 'alarme', 'alarma', 'allarme', '障害発生', '発生'],
  ],
  up: [
    ...['recovered', 'recovery', 'cleared', 'clear', 'restored', 'back up', 'is up', 'came up', 'went up'],
    ...['wiederhergestellt', 'rétabli', 'restablecido', 'restabelecido', 'ripristinato', 'hersteld', '復旧', '回復'],
  ],
} as const;
