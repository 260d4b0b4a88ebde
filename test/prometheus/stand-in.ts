import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

/** What a stand-in was asked. */
export interface AskedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly parameters: URLSearchParams;
}

export interface StandIn {
  readonly url: string;
  readonly asked: readonly AskedRequest[];
}

type Answering = (asked: AskedRequest, response: ServerResponse, count: number) => void;

const running: { close(): void }[] = [];
afterAll(() => {
  for (const each of running.splice(0)) each.close();
});

/** A server on a free port of this machine that answers as the test says; gone when the tests of the file are done. */
export async function standIn(answer: Answering, tls?: ServerOptions): Promise<StandIn> {
  const asked: AskedRequest[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const url = new URL(request.url ?? '', 'http://x');
      const parameters = request.method === 'POST' ? new URLSearchParams(body) : url.searchParams;
      const { method = '', headers } = request;
      asked.push({ method, path: url.pathname, headers, parameters });
      answer(asked.at(-1)!, response, asked.length);
    });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  running.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const isText = typeof body === 'string';
  response.writeHead(status, { 'content-type': isText ? 'text/plain' : 'application/json', ...headers });
  response.end(isText ? body : JSON.stringify(body));
}

type Values = readonly (readonly [seconds: number, value: string])[];

/** A matrix as Prometheus answers it. */
export const matrix = (...series: readonly (readonly [metric: Record<string, string>, values: Values])[]) => ({
  status: 'success',
  data: { resultType: 'matrix', result: series.map(([metric, values]) => ({ metric, values })) },
});

/**
 * Answers as Prometheus would that has these series, whatever is asked: an instant query with a range gets the samples in it, a
 * range query each newest sample that is not older than five minutes.
 */
export function holding(...series: readonly (readonly [metric: Record<string, string>, values: Values])[]): Answering {
  return ({ path, parameters }, response) => {
    const number = (name: string): number => Number(parameters.get(name));
    const query = parameters.get('query') ?? '';
    if (path.endsWith('/query_range')) {
      const [start, end, step] = [number('start'), number('end'), number('step')];
      const instants = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, i) => start + i * step);
      const at = (values: Values, instant: number) =>
        values.findLast(([seconds]) => seconds <= instant && seconds > instant - 300);
      const valuesOf = (values: Values): Values =>
        instants.flatMap((instant) => {
          const found = at(values, instant);
          return found ? [[instant, found[1]] as const] : [];
        });
      return send(response, 200, matrix(...series.map(([metric, values]) => [metric, valuesOf(values)] as const)));
    }
    const range = /\[(\d+)ms\]$/.exec(query);
    if (!range) {
      const count = Math.max(...series.map(([, values]) => values.length));
      const result = [{ metric: {}, value: [number('time'), String(count)] }];
      return send(response, 200, { status: 'success', data: { resultType: 'vector', result } });
    }
    const end = number('time');
    const start = end - Number(range[1]) / 1_000;
    const within = (values: Values): Values => values.filter(([seconds]) => seconds > start && seconds <= end);
    send(response, 200, matrix(...series.map(([metric, values]) => [metric, within(values)] as const)));
  };
}
