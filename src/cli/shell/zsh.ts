import { singleQuoted } from '../../report/shell-word.ts';
import type { OutlinedCommand, OutlinedOption } from './outline.ts';

/** The completion of zsh, with what each command and option says. */
export function zshCompletion(commands: readonly OutlinedCommand[]): string {
  const listed = commands.map(
    ({ name, summary }) => `    ${singleQuoted(`${name}:${summary.replaceAll(':', '\\:')}`)}`,
  );
  const cases = commands.map(({ name, options, argument }) => {
    const rest = name === 'completion' ? "'1:shell:(bash zsh fish)'" : argument.usage === '' ? '' : "'*:file:_files'";
    const specs = [...options.map(spec), "'--help[print the help of this command]'", ...(rest === '' ? [] : [rest])];
    return `    ${name})\n      _arguments -s ${specs.join(' \\\n        ')}\n      ;;`;
  });
  return `#compdef ninefold
# ninefold: completion for zsh. In ~/.zshrc, after compinit: eval "$(ninefold completion zsh)"
_ninefold() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  local -a commands
  commands=(
${listed.join('\n')}
  )
  _arguments -C '1:command:->command' '*::argument:->argument' '(- *)--help[print the help]' '(- *)--version[print the version]'
  case $state in
  command) _describe -t commands 'command' commands ;;
  argument)
    case $words[1] in
${cases.join('\n')}
    esac
    ;;
  esac
}
if [[ $funcstack[1] == _ninefold ]]; then _ninefold "$@"; else compdef _ninefold ninefold; fi
`;
}

/** One option as _arguments takes it: \`'*--where=[only these rows]:key=values:'\`. */
function spec({ flag, says, placeholder, words, namesFile, isRepeatable }: OutlinedOption): string {
  const text = says.replaceAll('\\', '\\\\').replaceAll(/[[\]]/g, '\\$&').replaceAll(':', '\\:');
  if (placeholder === null) return singleQuoted(`${flag}[${text}]`);
  const what = placeholder.replace(/^<"?|"?>$/g, '').replaceAll(':', '\\:');
  const values = words ? `(${words.join(' ')})` : namesFile ? '_files' : '';
  return singleQuoted(`${isRepeatable ? '*' : ''}${flag}=[${text}]:${what}:${values}`);
}
