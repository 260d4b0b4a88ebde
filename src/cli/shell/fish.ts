import type { OutlinedCommand, OutlinedOption } from './outline.ts';

/** The completion of fish, with what each command and option says. */
export function fishCompletion(commands: readonly OutlinedCommand[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const listed = commands.map(
    ({ name, summary }) =>
      `complete -c ninefold -n "not __fish_seen_subcommand_from ${names}" -f -a ${name} -d ${quoted(summary)}`,
  );
  const options = commands.flatMap(({ name, options: own }) => own.map((each) => optionLine(name, each)));
  return `# ninefold: completion for fish. In ~/.config/fish/completions/ninefold.fish, or: ninefold completion fish | source
${listed.join('\n')}
complete -c ninefold -n "__fish_seen_subcommand_from completion" -f -a "bash zsh fish"
complete -c ninefold -l help -d 'print the help'
${options.join('\n')}
`;
}

function optionLine(command: string, { flag, says, placeholder, words, namesFile }: OutlinedOption): string {
  const value = placeholder === null ? '' : words ? ` -x -a ${quoted(words.join(' '))}` : namesFile ? ' -r -F' : ' -x';
  return `complete -c ninefold -n "__fish_seen_subcommand_from ${command}" -l ${flag.slice(2)}${value} -d ${quoted(says)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
