import type { OutlinedCommand, OutlinedOption } from './outline.ts';

/** The manual page of section 1, in the man(7) macros that every man reads; `date` as yyyy-mm-dd. */
export function manualPage(commands: readonly OutlinedCommand[], version: string, date: string): string {
  const own = commands.filter(({ options }) => options.length > 0);
  const full = own.filter(({ hasShared }) => hasShared);
  const shared = full[0]!.options.filter(({ flag }) =>
    full.every(({ options }) => options.some((each) => each.flag === flag)),
  );
  const isShared = ({ flag }: OutlinedOption): boolean => shared.some((each) => each.flag === flag);
  return [
    `.TH NINEFOLD 1 "${date}" "ninefold ${version}" "User Commands"`,
    '.SH NAME',
    'ninefold \\- availability calculator and incident analyzer',
    '.SH SYNOPSIS',
    ...commands
      .flatMap(({ name, argument }) => [
        `.B ninefold ${name}`,
        `${plain(`${argument.usage}${argument.usage === '' ? '' : ' '}[options]`)}`,
        '.br',
      ])
      .slice(0, -1),
    '.SH DESCRIPTION',
    plain(
      'Exact SLO arithmetic, honest statistics, gates for CI: availability and downtime, topologies, incident logs, projections and error budgets, from the command line and offline.',
    ),
    '.SH COMMANDS',
    ...commands.flatMap(({ name, summary }) => ['.TP', `.B ${name}`, plain(summary)]),
    '.SH OPTIONS OF ALL COMMANDS',
    ...shared.flatMap(optionLines),
    ...own.flatMap((command) => [
      `.SH OPTIONS OF ${command.name.toUpperCase()}`,
      plain(`${command.argument.usage}: ${command.argument.says}`),
      ...groups(command.options.filter((each) => !command.hasShared || !isShared(each))),
    ]),
    '.SH EXIT STATUS',
    ...[
      ['0', 'done, and every target met'],
      ['1', 'a target is missed'],
      ['2', 'wrong usage or unreadable input; nothing is written to standard output'],
    ].flatMap(([status, says]) => ['.TP', `.B ${status}`, plain(says!)]),
    '.SH ENVIRONMENT',
    ...[
      ['NO_COLOR, FORCE_COLOR', 'no colour, or colour also where it is no terminal'],
      ['NINEFOLD_DEBUG', 'prints where a defect of ninefold happened'],
    ].flatMap(([name, says]) => ['.TP', `.B ${name}`, plain(says!)]),
    '.SH EXAMPLES',
    ...own
      .flatMap(({ examples }) => examples.slice(0, 3))
      .flatMap(({ line, says }, i) => [
        ...(i === 0 ? [] : ['.PP']),
        `${plain(says)}:`,
        '.PP',
        '.RS 4',
        '.nf',
        verbatim(line),
        '.fi',
        '.RE',
      ]),
    '',
  ].join('\n');
}

function groups(options: readonly OutlinedOption[]): readonly string[] {
  const headings = [...new Set(options.map(({ group }) => group))];
  return headings.flatMap((heading) => [
    ...(heading === '' ? [] : [`.SS ${plain(heading.replace(/:$/, ''))}`]),
    ...options.filter(({ group }) => group === heading).flatMap(optionLines),
  ]);
}

function optionLines({ flag, placeholder, says, words, fallback }: OutlinedOption): readonly string[] {
  const choices = words ? ` (${words.join(', ')})` : '';
  return [
    '.TP',
    `\\fB${plain(flag)}\\fR${placeholder === null ? '' : ` ${plain(placeholder)}`}`,
    plain(`${says}${choices}${fallback === null ? '' : `; default: ${fallback}`}`),
  ];
}

/** A line that is not broken, as a shell takes it. */
function verbatim(text: string): string {
  return plain(text).replaceAll('\n', ' ');
}

/** A text as roff prints it: a hyphen is a minus, no line begins with a control character, and none is long. */
function plain(text: string): string {
  const escaped = text.replaceAll('\\', '\\e').replaceAll('-', '\\-').replaceAll('"', '\\(dq');
  const lines: string[] = [];
  for (const word of escaped.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > 78) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.map((line) => (/^[.']/.test(line) ? `\\&${line}` : line)).join('\n');
}
