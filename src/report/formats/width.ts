import stringWidth from 'string-width';

/** How many terminal columns a text takes, as cli-table3 counts them. */
export function displayWidth(text: string): number {
  return stringWidth(text);
}

/** Cuts a text to `width` columns, between characters; what was cut shows as `…`. */
export function fitted(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = '';
  for (const character of text) {
    if (displayWidth(cut + character) > width - 1) break;
    cut += character;
  }
  return `${cut}…`;
}

/** Cuts a name to `width` columns in its middle: names that are alike differ at their ends. @example fittedName('component-of-team-14', 12) // 'compon…am-14' */
export function fittedName(name: string, width: number): string {
  if (displayWidth(name) <= width) return name;
  const characters = [...name];
  const end = Math.floor((width - 1) / 2);
  let kept = '';
  for (const character of characters.reverse()) {
    if (displayWidth(character + kept) > end) break;
    kept = character + kept;
  }
  return `${fitted(name, width - displayWidth(kept))}${kept}`;
}

/** A blank between words, but for one inside of a duration: `5h 53m 28s` is read as one. */
const breaks = /(?<= )(?=[^ ])(?!(?<=\d[dhm] )\d[\d.]*[hms])/;

/** Breaks a text at blanks so that no line is wider than `width`; a word that is wider gets broken. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const push = (): void => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const piece of text.split(breaks)) {
    if (displayWidth(line) + displayWidth(piece.trimEnd()) > width) {
      if (line.trim() === '') line = '';
      else push();
    }
    let rest = piece;
    while (displayWidth(rest.trimEnd()) > width) {
      let cut = 0;
      for (const character of rest) {
        if (displayWidth(rest.slice(0, cut) + character) > width) break;
        cut += character.length;
      }
      line = rest.slice(0, Math.max(1, cut));
      rest = rest.slice(Math.max(1, cut));
      push();
    }
    line += rest;
  }
  if (line.trim() !== '' || lines.length === 0) push();
  return lines;
}
