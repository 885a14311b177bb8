/** Names for the parts of one question: the file's own where they can stand, else `o1`, `o2`… */
export function createIds() {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  return {
    /** The id of a part by its identifier in the file; the same one for the same scope and identifier. */
    idOf(scope: string, identifier: string, prefix = 'o'): string {
      const key = `${scope}\n${identifier}`
      const known = names.get(key)
      if (known !== undefined) return known
      const own = identifier.toLowerCase().replaceAll('_', '-')
      let id = /^[a-z][a-z0-9-]{0,31}$/.test(own) && !taken.has(own) ? own : ''
      for (let count = 1; id === '' || taken.has(id); count += 1)
        if (!taken.has(`${prefix}${count}`)) id = `${prefix}${count}`
      taken.add(id)
      names.set(key, id)
      return id
    },
  }
}
export type Ids = ReturnType<typeof createIds>
