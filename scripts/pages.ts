import { thingsOfTheDemo } from './demo/things'
import { adminPages } from './pages/admin'
import { authorPages } from './pages/author'
import { companyPages } from './pages/company'
import { examinePages } from './pages/examine'
import { learnerPages } from './pages/learner'
import { programmePages } from './pages/programme'
import type { ShownPages } from './pages/shown-pages'
import type { Stage } from './stage'

/** A page of the demo vendor as somebody whom it is for sees it. */
export type DemoPage = {
  /** the route that answers it, as in the route table */
  route: string
  path: string
  /** e-mail address of one of the demo's people; null for a stranger */
  as: string | null
  /** which state of the page this is, when it is shown more than once */
  state?: string
}

/**
 * Every page of the product with a fitting person, in the states worth looking at, on a database that holds the demo.
 * One attempt is begun for it, so that there is a running one.
 */
export async function demoPages(stage: Stage): Promise<DemoPage[]> {
  const of = await thingsOfTheDemo(stage)
  const pages: ShownPages = {
    ...learnerPages(of),
    ...companyPages(of),
    ...programmePages(of),
    ...authorPages(of),
    ...examinePages(of),
    ...adminPages(of),
  }
  return Object.entries(pages).flatMap(([route, shown]) =>
    shown.map(([path, as, state]) => ({ route, path, as, ...(state ? { state } : {}) })),
  )
}
