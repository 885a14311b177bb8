import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { Avatar } from '~/ui/avatar'
import { Icon } from '~/ui/icon'
import type { DemoPerson } from '../demo-people.server'
import { ROLE_NAMES } from './role-names'

const SEE = {
  learner: 'demo.see.learner',
  'partner-manager': 'demo.see.partner-manager',
  'integration-developer': 'demo.see.integration-developer',
  trainer: 'demo.see.trainer',
  examiner: 'demo.see.examiner',
  'programme-manager': 'demo.see.programme-manager',
  moderator: 'demo.see.moderator',
  administrator: 'demo.see.administrator',
} as const satisfies Record<Role, string>

/** One way in for each kind of person, without a password. */
export function DemoDoors({ people, next }: { people: readonly DemoPerson[]; next: string }) {
  const t = useT('identity')
  return (
    <section className="stack stack-sm" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo.title')}</h2>
      <ul className="stack stack-sm list-none p-0">
        {people.map((person) => (
          <li key={person.email}>
            <form method="post" action="/sign-in/demo">
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="next" value={next} />
              <button
                type="submit"
                className="flex w-full cursor-pointer items-center gap-3 rounded-md border border-line bg-raised px-3 py-2 text-start hover:bg-hover"
              >
                <Avatar name={person.name} />
                <span className="grow">
                  <b>{t(ROLE_NAMES[person.role])}</b>
                  <span className="meta block">{t(SEE[person.role])}</span>
                  <span className="subtle small block">
                    <bdi>{person.name}</bdi> · <bdi>{person.organisation}</bdi>
                  </span>
                </span>
                <Icon name="chevron-right" mirror />
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p className="small subtle">{t('demo.note')}</p>
    </section>
  )
}
