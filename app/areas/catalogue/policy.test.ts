import { expect, test } from 'vitest'
import type { Actor, PersonActor, Role } from '~/platform/actor'
import { mayPublishContent, mayReadLessons, maySeeAuthoring, maySeeCatalogue } from './policy'

const person = (organisationKind: PersonActor['organisationKind'], ...roles: Role[]): PersonActor => ({
  kind: 'person',
  personId: 'p',
  name: 'P',
  email: 'p@example.test',
  locale: 'en',
  timeZone: 'UTC',
  theme: 'system',
  organisationId: 'o',
  organisationKind,
  organisationName: 'O',
  organisationSlug: 'o',
  roles,
  sessionIdHash: 's',
})
const stranger: Actor = { kind: 'anonymous' }
const system: Actor = { kind: 'system', name: 'test' }
const learner = person('partner', 'learner')
const trainer = person('vendor', 'trainer')
const administrator = person('vendor', 'administrator')
const granted = [{ benefit: 'advanced-courses', value: true, because: 'silver', trackSlug: 'technology' }]
const refused = [{ ...granted[0], benefit: 'advanced-courses', value: false, because: 'none', trackSlug: 'technology' }]
const free = { requiresBenefit: null }
const reserved = { requiresBenefit: 'advanced-courses' }

test.each([
  { name: 'a stranger and the catalogue', verdict: maySeeCatalogue(stranger), allow: false },
  { name: 'a learner and the catalogue', verdict: maySeeCatalogue(learner), allow: true },
  { name: 'a learner and publishing', verdict: mayPublishContent(learner), allow: false },
  { name: 'a trainer and publishing', verdict: mayPublishContent(trainer), allow: false },
  { name: 'an administrator and publishing', verdict: mayPublishContent(administrator), allow: true },
  { name: 'the command line and publishing', verdict: mayPublishContent(system), allow: true },
  { name: 'a learner and authoring', verdict: maySeeAuthoring(learner), allow: false },
  { name: 'a trainer and authoring', verdict: maySeeAuthoring(trainer), allow: true },
  {
    name: 'somebody of a partner with a vendor role',
    verdict: maySeeAuthoring(person('partner', 'trainer')),
    allow: false,
  },
  { name: 'a stranger and a lesson', verdict: mayReadLessons(stranger, free, []), allow: false },
  { name: 'a learner and a lesson', verdict: mayReadLessons(learner, free, []), allow: true },
  { name: 'a learner and a reserved lesson', verdict: mayReadLessons(learner, reserved, []), allow: false },
  { name: 'a learner with the benefit', verdict: mayReadLessons(learner, reserved, granted), allow: true },
  { name: 'a learner with the benefit refused', verdict: mayReadLessons(learner, reserved, refused), allow: false },
  { name: 'vendor staff and a reserved lesson', verdict: mayReadLessons(trainer, reserved, []), allow: true },
])('$name: $allow', ({ verdict, allow }) => {
  expect(verdict.allow).toBe(allow)
})
