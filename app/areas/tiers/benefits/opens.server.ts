import { listFolders } from '~/areas/assets/list-folders.server'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import type { Ctx } from '~/platform/context.server'

/** Something in Rung that a benefit opens. */
export type BenefitUse = { kind: 'assets' | 'course'; title: string; href: string }

/** Folders and courses that are reserved to a benefit, by its slug. */
export async function opensByBenefit(ctx: Ctx): Promise<Map<string, BenefitUse[]>> {
  const folders = (await listFolders(ctx)).map(({ requiresBenefit, title, slug }) => ({
    benefit: requiresBenefit,
    use: { kind: 'assets' as const, title, href: `/company/assets/${slug}` },
  }))
  const courses = (await listCourses(ctx)).map(({ requiresBenefit, title, slug }) => ({
    benefit: requiresBenefit,
    use: { kind: 'course' as const, title, href: `/learn/courses/${slug}` },
  }))
  const uses = new Map<string, BenefitUse[]>()
  for (const { benefit, use } of [...folders, ...courses])
    if (benefit !== null) uses.set(benefit, [...(uses.get(benefit) ?? []), use])
  return uses
}
