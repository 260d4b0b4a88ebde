/**
 * What tables of other languages call the start and the end of an incident, behind the English names, in order of preference:
 * when it began before when it was reported, when it was over before when its ticket was closed. German, French, Spanish,
 * Portuguese, Italian, Dutch, Japanese; with and without accents where people leave them out.
 */
export const foreignNames: Readonly<
  Record<'start' | 'verified' | 'service' | 'cause' | 'severity', readonly string[]>
> = {
  service: [
    ...['dienst', 'komponente', 'anwendung', 'système', 'servicio', 'sistema', 'serviço', 'servizio', 'systeem'],
    ...['サービス', 'サービス名', 'システム', 'システム名', '対象システム'],
  ],
  cause: ['ursache', 'causa', 'oorzaak', '原因'],
  severity: [
    ...['schweregrad', 'priorität', 'gravité', 'sévérité', 'priorité', 'gravedad', 'severidad', 'prioridad'],
    ...['gravidade', 'severidade', 'prioridade', 'gravità', 'priorità', 'prioriteit', '重大度', '優先度'],
  ],
  start: [
    ...['beginn', 'startzeit', 'startdatum', 'störungsbeginn', 'ausfallbeginn', 'ausfall_von', 'von', 'aufgetreten_am'],
    ...['gemeldet_am', 'eröffnet_am', 'erstellt_am', 'angelegt_am', 'erstellt'],
    ...[
      'début',
      'debut',
      'date_de_début',
      'date_début',
      'date_debut',
      'heure_de_début',
      'commencé_le',
      'ouvert_le',
      'créé_le',
    ],
    ...['inicio', 'fecha_de_inicio', 'fecha_inicio', 'hora_de_inicio', 'hora_inicio', 'apertura', 'fecha_de_apertura'],
    ...['fecha_apertura', 'abierto', 'abierto_el', 'creado', 'fecha_de_creación', 'fecha_creación'],
    ...['início', 'data_de_início', 'data_início', 'data_inicio', 'hora_de_início', 'abertura', 'data_de_abertura'],
    ...['data_abertura', 'aberto_em', 'criado_em'],
    ...['inizio', 'data_inizio', 'data_di_inizio', 'ora_inizio', 'data_apertura', 'aperto_il', 'creato_il'],
    ...['begintijd', 'starttijd', 'begindatum', 'aanvang', 'geopend', 'geopend_op', 'gemeld_op', 'aangemaakt_op'],
    ...[
      '開始',
      '開始日時',
      '開始時刻',
      '開始時間',
      '発生日時',
      '発生時刻',
      '発生',
      '障害発生日時',
      '登録日時',
      '作成日時',
    ],
    ...['fecha_y_hora_de_inicio', 'data_e_hora_de_início', 'data_e_ora_di_inizio', 'date_et_heure_de_début'],
    ...['datum', 'fecha'],
  ],
  verified: [
    ...['ende', 'endzeit', 'enddatum', 'störungsende', 'ausfallende', 'ausfall_bis', 'bis', 'behoben_am', 'behoben'],
    ...['wiederhergestellt_am', 'gelöst_am', 'gelöst', 'erledigt_am'],
    ...['fecha_y_hora_de_fin', 'data_e_hora_de_fim', 'data_e_ora_di_fine', 'date_et_heure_de_fin'],
    ...['fin', 'date_de_fin', 'date_fin', 'heure_de_fin', 'terminé_le', 'rétabli_le', 'résolu_le', 'résolu'],
    ...['fecha_de_fin', 'fecha_fin', 'hora_de_fin', 'hora_fin', 'resuelto', 'resuelto_el', 'fecha_de_resolución'],
    ...['fecha_resolución', 'fim', 'data_de_fim', 'data_fim', 'término', 'resolvido_em', 'data_de_resolução'],
    ...['fine', 'data_fine', 'data_di_fine', 'ora_fine', 'risolto_il', 'ripristinato_il'],
    ...['eindtijd', 'einddatum', 'einde', 'opgelost', 'opgelost_op', 'hersteld_op'],
    ...['終了', '終了日時', '終了時刻', '終了時間', '復旧日時', '復旧時刻', '復旧', '解決日時'],
    ...[
      'geschlossen_am',
      'geschlossen',
      'fermé_le',
      'clôturé_le',
      'cierre',
      'fecha_de_cierre',
      'fecha_cierre',
      'cerrado',
    ],
    ...['cerrado_el', 'fechamento', 'data_de_fechamento', 'encerramento', 'fechado_em', 'chiusura', 'data_chiusura'],
    ...['chiuso_il', 'gesloten', 'gesloten_op', 'afgesloten_op', '完了日時', 'クローズ日時'],
  ],
};
