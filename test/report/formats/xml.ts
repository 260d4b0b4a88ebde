/** An element of a small XML file: enough to hold JUnit files against the rules of their readers. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Parses a document of XML 1.0 without doctype, comments and namespaces; refuses all that is not well-formed. */
export function parseXml(source: string): Element {
  // section 2.2: characters that a document may have
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(source))
    throw new Error('a character that XML has not');
  const body = source.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  if (body === source) throw new Error('no declaration');
  let at = 0;
  const root = element();
  if (body.slice(at).trim() !== '') throw new Error(`more after the root: ${body.slice(at, at + 20)}`);
  return root;

  function element(): Element {
    const open = /<([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w-]*="[^"<]*")*)\s*(\/?)>/y;
    open.lastIndex = at;
    const match = open.exec(body);
    if (!match) throw new Error(`no element at ${body.slice(at, at + 40)}`);
    at = open.lastIndex;
    const [, name, rest, closed] = match as unknown as [string, string, string, string];
    const attributes: Record<string, string> = {};
    for (const [, key, value] of rest.matchAll(/([A-Za-z][\w-]*)="([^"]*)"/g)) {
      if (Object.hasOwn(attributes, key!)) throw new Error(`${key} twice`);
      attributes[key!] = decoded(value!);
    }
    const children: Element[] = [];
    let text = '';
    if (closed === '/') return { name, attributes, children, text };
    for (;;) {
      const next = body.indexOf('<', at);
      if (next < 0) throw new Error(`${name} is not closed`);
      text += decoded(body.slice(at, next));
      at = next;
      if (body.startsWith(`</${name}>`, at)) {
        at += name.length + 3;
        return { name, attributes, children, text };
      }
      children.push(element());
    }
  }
}

function decoded(text: string): string {
  return text.replace(/&([^;]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new Error(`a bare & in ${text}`);
    const code = /^#(\d+)$/.exec(name)?.[1];
    if (code !== undefined) return String.fromCodePoint(Number(code));
    const known = entities[name];
    if (known === undefined) throw new Error(`no entity ${name}`);
    return known;
  });
}
