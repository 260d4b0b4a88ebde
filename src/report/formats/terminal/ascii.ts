/** Signs of ours by what stands for each where a terminal has only ASCII; one column each, so that nothing moves. */
const signs: Readonly<Record<string, string>> = {
  ...{ '✓': '+', '✗': 'x', '•': '*', '–': '-', '−': '-', '…': '~', '→': '>', '×': 'x', '·': '.', '─': '-', '±': '~' },
  ...{ '█': '#', '▉': '#', '▊': '#', '▋': '#', '▌': '=', '▍': '=', '▎': '-', '▏': '-', '░': ':' },
  ...{ '▁': '_', '▂': '_', '▃': '-', '▄': '-', '▅': '=', '▆': '=', '▇': '#' },
};
const known = new RegExp(`[${Object.keys(signs).join('')}]`, 'g');

/** A text for a terminal without Unicode (`LC_ALL=C`, `TERM=dumb`): our own signs in ASCII; names of a log stay what they are. */
export function asciiSigns(text: string): string {
  return text.replace(known, (sign) => signs[sign]!);
}
