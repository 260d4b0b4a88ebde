import { type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { createGunzip } from 'node:zlib';
import type { Server } from './server.ts';

/** A question to a server, as HTTP has it. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly parameters: URLSearchParams;
}

/** What came back, whatever it is. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** How long is waited, and how much is taken. */
export interface Limits {
  /** Until the connection stands. */
  readonly connectSeconds: number;
  /** Until the whole answer is there: a query may take the server two minutes. */
  readonly answerSeconds: number;
  readonly bodyBytes: number;
}

/** Why an exchange failed below HTTP; `code` is Node's, or one of ours. */
export class ExchangeError extends Error {
  readonly code: string;

  constructor(code: string, says: string) {
    super(says);
    this.code = code;
  }
}

/** Asks once. An answer of any status is an answer; what is none is an `ExchangeError`. */
export function exchange(server: Server, question: Question, limits: Limits): Promise<Answer> {
  const { method, parameters } = question;
  const isPost = method === 'POST';
  const target = new URL(`${server.url}${question.path}${isPost ? '' : `?${parameters}`}`);
  const isTls = target.protocol === 'https:';
  const { ca, cert, key, serverName, takesAny } = server.tls;
  const options: RequestOptions & Record<string, unknown> = {
    method,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'user-agent': 'ninefold',
      ...(isPost && { 'content-type': 'application/x-www-form-urlencoded' }),
      ...server.headers,
    },
    ...(isTls && {
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(serverName !== undefined && { servername: serverName }),
      ...(takesAny && { rejectUnauthorized: false }),
    }),
  };
  return new Promise((resolve, reject) => {
    let gaveUp: ExchangeError | null = null; // what ends the connection hides why
    const call = (isTls ? tlsRequest : plainRequest)(target, options, (message) => {
      clearTimeout(connecting);
      bodyOf(message, limits.bodyBytes).then(
        (body) => {
          clearTimeout(answering);
          resolve({ status: message.statusCode ?? 0, headers: message.headers, body });
        },
        (error: unknown) => {
          clearTimeout(answering);
          call.destroy();
          reject(gaveUp ?? asExchangeError(error));
        },
      );
    });
    const giveUp = (seconds: number, code: string) =>
      setTimeout(() => {
        gaveUp = new ExchangeError(code, `${seconds} s`);
        call.destroy(gaveUp);
      }, seconds * 1_000);
    const connecting = giveUp(limits.connectSeconds, 'CONNECT_TIMEOUT');
    const answering = giveUp(limits.answerSeconds, 'ANSWER_TIMEOUT');
    call.on('socket', (socket) => {
      const stands = (): void => clearTimeout(connecting);
      if (call.reusedSocket) stands();
      else socket.once(isTls ? 'secureConnect' : 'connect', stands);
    });
    call.on('error', (error) => {
      clearTimeout(connecting);
      clearTimeout(answering);
      reject(asExchangeError(error));
    });
    call.end(isPost ? parameters.toString() : undefined);
  });
}

async function bodyOf(message: IncomingMessage, most: number): Promise<string> {
  const isZipped = message.headers['content-encoding'] === 'gzip';
  const bytes = isZipped ? message.pipe(createGunzip()) : message;
  if (isZipped) message.once('aborted', () => bytes.destroy(new ExchangeError('BODY_CUT', 'aborted')));
  const decoder = new TextDecoder('utf-8');
  let text = '';
  let size = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > most) throw new ExchangeError('BODY_TOO_LARGE', String(most));
      text += decoder.decode(chunk, { stream: true });
    }
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    throw new ExchangeError('BODY_CUT', messageOf(error));
  }
  if (!message.complete) throw new ExchangeError('BODY_CUT', 'incomplete');
  return text + decoder.decode();
}

function asExchangeError(error: unknown): ExchangeError {
  if (error instanceof ExchangeError) return error;
  const { code, errors } = error as NodeJS.ErrnoException & { errors?: readonly NodeJS.ErrnoException[] };
  const first = errors?.[0]; // one for each address of a host
  return new ExchangeError(code ?? first?.code ?? 'UNKNOWN', messageOf(first ?? error));
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
