/** The library's base for stores of one's own: exported by its files, not by its index, and not typed there. */
declare module 'rate-limiter-flexible/lib/RateLimiterStoreAbstract.js' {
  import { RateLimiterStoreAbstract as Published, type RateLimiterRes } from 'rate-limiter-flexible'

  export default abstract class RateLimiterStoreAbstract extends Published {
    constructor(options: { keyPrefix: string; points: number; duration: number; blockDuration: number })
    /** Adds points, or with `anew` sets them together with the time they last. */
    protected abstract _upsert(key: string, points: number, milliseconds: number, anew: boolean): Promise<unknown>
    protected abstract _get(key: string): Promise<unknown>
    protected abstract _delete(key: string): Promise<boolean>
    protected abstract _getRateLimiterRes(key: string, taken: number, stored: never): RateLimiterRes
  }
}
