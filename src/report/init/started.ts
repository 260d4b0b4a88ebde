import { plainText } from '../plain-text.ts';
import { shellWord } from '../shell-word.ts';
import { counted } from '../words/phrases.ts';
import type { ProjectDraft } from './project-draft.ts';

/** What was written, and what to do next. */
export function startedText(path: string, { logs, slos, topologies, gates }: ProjectDraft): string {
  const parts = [
    counted(logs.length, 'log'),
    counted(slos.length, 'SLO file'),
    counted(topologies.length, 'topology', 'topologies'),
    counted(gates.length, 'gate'),
  ];
  const off = [...logs, ...slos, ...topologies, ...gates].filter(({ trouble }) => trouble !== null).length;
  const lines = [
    `Wrote ${path}: ${parts.join(', ')}.`,
    ...(off === 0 ? [] : [`${counted(off, 'entry stands', 'entries stand')} in comments, with the reason.`]),
    ...(gates.some(({ aim }) => aim === 'example')
      ? ['None of the gates can be judged yet: an example stands for them, to be replaced.']
      : []),
    `Next: read it, then run ninefold check ${path === 'ninefold.yaml' ? '' : shellWord(path)}`.trimEnd(),
  ];
  return lines.map((line) => `${plainText(line)}\n`).join('');
}
