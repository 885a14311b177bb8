/** Puts values into the places of a message that was left open: `saved {time}`. Places without a value stay. */
export const fillIn = (message: string, values: Readonly<Record<string, string>>): string =>
  message.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
