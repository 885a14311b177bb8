export const root: string
export class StepError extends Error {
  advice: string
  output: string
}
export function step<T>(title: string, work: (sofar: (text: string) => void) => Promise<T>): Promise<T>
export function mustRun(
  command: string,
  args: string[],
  options?: {
    what?: string
    advice?: string
    env?: Record<string, string | undefined>
    cwd?: string
    minutes?: number
  },
): Promise<string>
export function fail(error: unknown): never
