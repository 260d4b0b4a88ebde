import type { NoticeFacts, NoticeKind } from '../../../core/notice.ts';
import { formatDuration } from '../../numbers.ts';
import { counted } from '../phrases.ts';

type ServerNoticeKind = Extract<NoticeKind, 'countsRead' | 'countsAbsent' | 'countsClamped' | 'samplesRead'>;

const ofObjective = (key: string | null): string => (key === null ? '' : `${key}: `);

/** What is said of samples and counts that a server was asked for. */
export const serverNoticeTexts: { readonly [K in ServerNoticeKind]: (facts: NoticeFacts[K]) => string } = {
  countsRead: ({ objective, kind, steps, stepSeconds }) =>
    `${ofObjective(objective)}${counted(steps, 'step')} of ${formatDuration(stepSeconds)}${kind === 'ratio' ? ', each with the same weight, since a ratio does not say of how many' : ''}`,
  countsAbsent: ({ objective, kind, steps, of }) =>
    kind === 'good'
      ? `${ofObjective(objective)}${steps} of ${counted(of, 'step')} have events and no sample of good ones: all of theirs count as bad`
      : `${ofObjective(objective)}${steps} of ${counted(of, 'step')} have events and no sample of bad ones: none of theirs counts as bad`,
  countsClamped: ({ objective, kind, steps }) =>
    `${ofObjective(objective)}${counted(steps, 'step')} would have more ${kind === 'good' ? 'good' : 'bad'} events than there are, or fewer than none, as increases are estimates: cut to what is possible`,
  samplesRead: ({ samples, isRaw, everySeconds }) =>
    `${counted(samples, 'sample')}${everySeconds === null ? '' : `, ${isRaw ? '' : 'one at each step of '}${formatDuration(everySeconds)}${isRaw ? ' apart' : ''}`}: an outage goes from the first that is down to the next that is not${everySeconds === null ? '' : `, so that each of its edges is off by up to ${formatDuration(everySeconds)}`}${isRaw ? '' : '; the server repeats a last sample for up to 5m, so that time without samples looks up to that much shorter'}`,
};
