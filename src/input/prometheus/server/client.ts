import { fail, type Place } from '../../../core/problem.ts';
import type { PrometheusData } from './answer-data.ts';
import { type Answer, ExchangeError, exchange, type Limits, type Question } from './exchange.ts';
import { readAnswer } from './read-answer.ts';
import { isBusy, type Patience, pause, waitSeconds } from './retries.ts';
import { type Server, withoutSecrets } from './server.ts';
import { mayPass, unreachableBy } from './unreachable.ts';

/** How long a client waits, how often it asks, and how much it takes. */
export interface ClientLimits extends Limits {
  readonly patience: Patience;
}

const usualLimits: ClientLimits = {
  connectSeconds: 10,
  answerSeconds: 150, // a server gives up on a query after two minutes
  bodyBytes: 1 << 28,
  patience: { tries: 4, firstSeconds: 0.5, mostSeconds: 60 },
};

/**
 * What every engine is told, whichever it is; those that do not know a word pass over it. Thanos: whole answers or none, and
 * no means of five minutes in place of samples. VictoriaMetrics: no times that are rounded, nor samples from a cache.
 */
const always = { partial_response: 'false', dedup: 'true', max_source_resolution: '0s', nocache: '1' } as const;

/** Asks one server, a question after the other. @example await client.ask('query', { query: 'up', time: '0' }, place) */
export class PrometheusClient {
  readonly server: Server;
  private readonly limits: ClientLimits;
  /** Until a server takes no forms: a long query fits in no address. */
  private method: Question['method'] = 'POST';

  constructor(server: Server, limits: ClientLimits = usualLimits) {
    this.server = server;
    this.limits = limits;
  }

  /** The data of an answer; `place` is where the query stands, for what the server says of it. */
  async ask(
    call: 'query' | 'query_range',
    parameters: Readonly<Record<string, string>>,
    place: (offset?: number) => Place,
  ): Promise<PrometheusData> {
    const question = { path: `/api/v1/${call}`, parameters: new URLSearchParams({ ...parameters, ...always }) };
    const { answer, tries } = await this.answerTo(question);
    return readAnswer(answer, { server: this.server, place, tries, query: parameters['query'] ?? '' });
  }

  private async answerTo(
    question: Omit<Question, 'method'>,
  ): Promise<{ readonly answer: Answer; readonly tries: number }> {
    const { patience } = this.limits;
    for (let tries = 1; ; tries++) {
      const { method } = this;
      const answer = await this.tryOnce({ ...question, method }, tries);
      if (answer !== null && answer.status === 405 && method === 'POST') {
        this.method = 'GET';
        tries--;
        continue;
      }
      if (answer !== null && !isBusy(answer)) return { answer, tries };
      const wait = waitSeconds(answer, tries, patience);
      if (answer !== null && (tries === patience.tries || wait === null)) return { answer, tries };
      await pause(wait!);
    }
  }

  /** null where it failed and may pass. */
  private async tryOnce(question: Question, tries: number): Promise<Answer | null> {
    try {
      return await exchange(this.server, question, this.limits);
    } catch (error) {
      if (!(error instanceof ExchangeError)) throw error;
      const server = this.server.url;
      const isLast = tries === this.limits.patience.tries;
      if (error.code === 'BODY_TOO_LARGE')
        return fail('answerTooLarge', { server, megabytes: this.limits.bodyBytes / (1 << 20) });
      if (error.code === 'BODY_CUT') return isLast ? fail('answerCutShort', { server, tries }) : null;
      const why = unreachableBy(error);
      if (mayPass(why) && !isLast) return null;
      const says = withoutSecrets(error.message, this.server.secrets);
      return fail('serverUnreachable', { server, why, says, tries });
    }
  }
}
