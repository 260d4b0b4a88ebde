import { readdirSync, readFileSync } from 'node:fs';

/** One command of a document: its line, what stands below it as its output, and the status it is said to have. */
export interface DocumentedCommand {
  readonly file: string;
  readonly line: number;
  readonly command: string;
  readonly output: string;
  readonly status: number;
}

/** The documents whose commands are executed. */
export const documentPaths: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/**
 * The commands of the ```console blocks of a document: a line `$ command`, with its output (standard output and standard
 * error as a terminal shows them) up to the next command or the end of the block. `# status 1` at the end of a command says
 * how it exits (0 where nothing is said).
 */
export function documentedCommands(file: string): readonly DocumentedCommand[] {
  const found: DocumentedCommand[] = [];
  const lines = readFileSync(file, 'utf8').split('\n');
  let inBlock = false;
  let current: { line: number; command: string; output: string[] } | null = null;
  const close = (): void => {
    if (!current) return;
    const status = Number(/# status ([0-9]+)$/.exec(current.command)?.[1] ?? 0);
    const output = current.output.join('\n').trimEnd();
    found.push({ file, line: current.line, command: current.command, output, status });
    current = null;
  };
  lines.forEach((text, i) => {
    if (text.startsWith('```')) {
      close();
      inBlock = text === '```console';
    } else if (inBlock && text.startsWith('$ ')) {
      close();
      current = { line: i + 1, command: text.slice(2), output: [] };
    } else if (inBlock) current?.output.push(text);
  });
  return found;
}

/** Command lines that stand in ```sh blocks: for people to copy, run by CI in a fresh clone. */
export function copiedCommands(file: string): readonly string[] {
  const blocks = readFileSync(file, 'utf8').matchAll(/^```sh\n([\s\S]*?)^```/gm);
  return [...blocks].flatMap(([, body]) => body!.split('\n').filter((line) => line !== '' && !line.startsWith('#')));
}
