/** What a secret is a part of; which of them a learner may read, and when, is what the leak test is about. */
export type Kind =
  /** what is asked and can be chosen: shown once the question stands open */
  | 'asked'
  /** the ids that the author gave to the question and its parts */
  | 'id'
  /** what is right, and what a part of it earns */
  | 'key'
  | 'feedback'
  /** said with the answers, whatever was answered */
  | 'explanation'
  | 'first-hint'
  | 'second-hint'
  /** how a person marks: criteria, levels, guide */
  | 'marking'
  /** title, tags, objective, product */
  | 'about'
  | 'lesson'
  /** what a marker writes to an answer of the learner */
  | 'comment'
  /** of other people, and what examiners and authors say among themselves */
  | 'others'

export type Secret = { token: string; kind: Kind; of: string; what: string }

/**
 * Words and numbers that stand nowhere else, each with what it stands for. Whatever holds one of them tells it. A word
 * may be an id, a slug and a line of text, and survives every escaping.
 */
export class Secrets {
  readonly #all = new Map<string, Secret>()
  readonly #shown = new Map<Secret, string>()
  #pattern: RegExp | null = null

  word = (kind: Kind, of: string, what: string): string =>
    this.#keep({ kind, of, what, token: `zq${this.#next().toString(36).padStart(4, '0')}qz` })

  /** A number of nine digits as a plain decimal. */
  number = (kind: Kind, of: string, what: string): string =>
    this.#keep({ kind, of, what, token: String(730_000_019 + this.#next() * 1_010) })

  /** A share of the mark in lowest terms: its lower number is a prime, and stands nowhere else. */
  share = (kind: Kind, of: string, what: string): string =>
    this.#keep({ kind, of, what, token: `${100 + this.#next()}/${7_919}` })

  #next = () => this.#all.size + 1

  #keep(secret: Secret): string {
    this.#all.set(secret.token, secret)
    this.#pattern = null
    return secret.token
  }

  all = (where: (secret: Secret) => boolean = () => true): Secret[] => [...this.#all.values()].filter(where)

  /** From now on these may be read, for this reason. */
  show(reason: string, where: (secret: Secret) => boolean): void {
    for (const secret of this.all(where)) this.#shown.set(secret, reason)
  }

  isShown = (secret: Secret): boolean => this.#shown.has(secret)

  /** Every secret in these bytes, in the plain or in any base64 that stands in them. */
  within(bytes: Buffer): Secret[] {
    const text = bytes.toString('latin1')
    const found = new Set<Secret>()
    for (const one of [text, ...decodedBase64(text)])
      for (const match of normal(one).matchAll(this.#search())) {
        const secret = this.#all.get(match[0].toLowerCase())
        if (secret) found.add(secret)
      }
    return [...found]
  }

  #search(): RegExp {
    const numbers = this.all(({ token }) => /^\d/.test(token)).map(({ token }) => token)
    this.#pattern ??= new RegExp(`zq[0-9a-z]{4}qz|(?<![0-9a-f])(?:${numbers.join('|')})(?![0-9a-f])`, 'gi')
    return this.#pattern
  }
}

/** Digits without what stands between their groups, and slashes however they were escaped. */
const normal = (text: string): string =>
  text.replace(/%2f|\\u002f|&#x2f;|&#47;|\\\//gi, '/').replace(/(\d)[,.'\u00a0](?=\d{3}(?!\d))/g, '$1')

function decodedBase64(text: string): string[] {
  const runs = text.match(/[A-Za-z0-9+/_-]{11,}={0,2}/g) ?? []
  return runs.flatMap((run) => [0, 1, 2, 3].map((skip) => Buffer.from(run.slice(skip), 'base64').toString('latin1')))
}
