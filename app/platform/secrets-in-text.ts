/** Shorter parts of an address are names and ids; an id has 36 characters. */
const SHORTEST_TOKEN = 40

const token = new RegExp(`(?<=[/=])[\\w-]{${SHORTEST_TOKEN},}`, 'g')

/** A text without what opens doors: tokens in links (`/invitations/…`), passwords in addresses (`smtp://…@host`). */
export const hideSecrets = (text: string): string => text.replace(/(?<=:\/\/)[^\s/@]+(?=@)/g, '…').replace(token, '…')
