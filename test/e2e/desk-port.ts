/** The desk's port is made of the server's, so that nobody has to be told: above the range that systems give out. */
export const deskPort = (serverPort: number): number => 61_000 + (serverPort % 4_500)
