import type { ReactNode } from 'react'
import { Avatar } from './avatar'

/** A person's name with initials and, when it helps, their company. */
export function Person({ name, note, href }: { name: string; note?: ReactNode; href?: string }) {
  return (
    <span className="person">
      <Avatar name={name} />
      <span>
        {href ? (
          <a className="title" href={href} dir="auto">
            {name}
          </a>
        ) : (
          <b dir="auto">{name}</b>
        )}
        {note && <span className="subtle"> · {note}</span>}
      </span>
    </span>
  )
}
