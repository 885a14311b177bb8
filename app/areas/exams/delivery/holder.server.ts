/** Names the one tab or device that may write to an attempt. Whoever knows it may write; taking over makes a new one. */
export const newHolder = (): string => crypto.randomUUID()

export const isHolder = (text: string | undefined): text is string =>
  text !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
