/** By route: each page that is shown, the e-mail address of who sees it (null for a stranger), and which state it is in. */
export type ShownPages = Record<string, [path: string, as: string | null, state?: string][]>
