const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Texts of a column as small whole numbers: a million rows hold a million numbers and each different text once.
 * Index 0 is "unknown" (null). Bytes and strings of the same text get the same index.
 *
 * @example const causes = new Dictionary(); causes.internText('network') // 1; causes.text(1) // 'network'
 */
export class Dictionary {
  private readonly texts: (string | null)[] = [null];
  private readonly encoded: Uint8Array[] = [new Uint8Array(0)];
  private readonly lists = new Map<number, readonly string[]>();
  private readonly listIndex = new Map<string, number>();
  private slots = new Int32Array(64);
  private hashes = new Int32Array(64);
  private used = 0;

  /** How many entries there are, the unknown one at index 0 included. */
  get size(): number {
    return this.texts.length;
  }

  text(index: number): string | null {
    return this.texts[index] ?? null;
  }

  /** The names an entry stands for: one, or several where it was made by `internList`; none for index 0. */
  names(index: number): readonly string[] {
    const list = this.lists.get(index);
    if (list) return list;
    const text = this.texts[index];
    return text == null ? [] : [text];
  }

  internText(text: string): number {
    const bytes = encoder.encode(text);
    return this.internBytes(bytes, 0, bytes.length);
  }

  /** The index of the text that these bytes (UTF-8) spell. */
  internBytes(bytes: Uint8Array, start: number, end: number): number {
    let hash = 0x811c9dc5; // FNV-1a: short keys, and equality is checked below anyway
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (let index = this.slots[slot]!; index !== 0; index = this.slots[slot]!) {
      if (this.hashes[slot] === hash && sameBytes(this.encoded[index]!, bytes, start, end)) return index;
      slot = (slot + 1) & mask;
    }
    const copy = Uint8Array.prototype.slice.call(bytes, start, end); // a Buffer's own slice would share memory
    const index = this.add(decoder.decode(copy), copy);
    this.slots[slot] = index;
    this.hashes[slot] = hash;
    if (++this.used * 2 > this.slots.length) this.grow();
    return index;
  }

  /** The index of an ordered list of names (an incident with several services). One name is that name; none is 0. */
  internList(names: readonly string[]): number {
    if (names.length === 0) return 0;
    if (names.length === 1) return this.internText(names[0]!);
    const key = JSON.stringify(names);
    const known = this.listIndex.get(key);
    if (known !== undefined) return known;
    const index = this.add(names.join(', '), new Uint8Array(0));
    this.lists.set(index, [...names]);
    this.listIndex.set(key, index);
    return index;
  }

  private add(text: string, bytes: Uint8Array): number {
    this.encoded.push(bytes);
    return this.texts.push(text) - 1;
  }

  private grow(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const hashes = new Int32Array(slots.length);
    const mask = slots.length - 1;
    for (let old = 0; old < this.slots.length; old++) {
      const index = this.slots[old]!;
      if (index === 0) continue;
      const hash = this.hashes[old]!;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index;
      hashes[slot] = hash;
    }
    this.slots = slots;
    this.hashes = hashes;
  }
}

function sameBytes(known: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (known.length !== end - start) return false;
  for (let i = 0; i < known.length; i++) if (known[i] !== bytes[start + i]) return false;
  return true;
}
