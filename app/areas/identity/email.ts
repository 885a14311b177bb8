/**
 * The form of an address under which it is looked up: one person cannot hold `Lena@` and `lena@`.
 * Plus-tags and dots stay, because only the recipient's own server knows whether they matter.
 */
export const emailKey = (email: string): string => email.trim().normalize('NFKC').toLowerCase()
