import { describe, expect, it } from 'vitest'
import { initialsOf } from './avatar'

describe('initialsOf', () => {
  it.each([
    ['Petra Manager', 'PM'],
    ['  anna maria de la cruz ', 'AC'],
    ['Plato', 'P'],
    ['پترا مدیر', 'پم'],
    ['', '?'],
  ])('%j → %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
