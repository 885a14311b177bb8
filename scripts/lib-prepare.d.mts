export function prepareData(cli: string[], env?: Record<string, string | undefined>): Promise<void>
