import type { OutlinedCommand } from './outline.ts';

/**
 * The completion of bash, from 3.2 on: commands, then the options of the command; behind an option its words, or files. What
 * is no option is a file, which bash completes by itself.
 */
export function bashCompletion(commands: readonly OutlinedCommand[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flag, words }) => (words ? [`    ${name}${flag}) words='${words.join(' ')}' ;;`] : [])),
  );
  const others = commands.flatMap(({ name, options }) => {
    const flags = options.filter(({ placeholder, words, namesFile }) => placeholder !== null && !words && !namesFile);
    return flags.length === 0 ? [] : [`    ${flags.map(({ flag }) => `${name}${flag}`).join('|')}) return ;;`];
  });
  const files = commands.flatMap(({ name, options }) =>
    options.filter(({ namesFile, words }) => namesFile && !words).map(({ flag }) => `${name}${flag}`),
  );
  const flags = commands.map(
    ({ name, options }) => `    ${name}) words='${[...options.map(({ flag }) => flag), '--help'].join(' ')}' ;;`,
  );
  return `# ninefold: completion for bash. In ~/.bashrc: eval "$(ninefold completion bash)"
_ninefold() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command='' words='' i
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $before == '=' ]]; then
    before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
    ${names.join('|')}) command="\${COMP_WORDS[i]}"; break ;;
    esac
  done
  COMPREPLY=()
  case "$command$before" in
${values.join('\n')}
${others.join('\n')}
    ${files.join('|')}) compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- "$current")); return ;;
    helpcompletion|completioncompletion) words='bash zsh fish' ;;
  esac
  if [[ -z $words && $current == -* ]]; then
    case "$command" in
${flags.join('\n')}
    *) words='--help --version' ;;
    esac
  elif [[ -z $words && -z $command ]]; then
    words='${[...names, 'help'].join(' ')}'
  fi
  if [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  else
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$current"))
  fi
}
complete -F _ninefold ninefold
`;
}
