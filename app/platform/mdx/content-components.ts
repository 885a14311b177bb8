import type { MediaKind } from './content-urls'

/**
 * The components that a text may use, as data. Nothing else renders: a name that is not an own key here is refused.
 *
 * Attributes are literal text or bare. None of them can reach React or the DOM by name: `style`, `className`, `key`,
 * `ref`, `children` and `on…` are not listed, and `id` is only the name of a knowledge check.
 */
export type AttributeRule =
  | { kind: 'choice'; choices: readonly string[] }
  | { kind: 'text'; limit: number }
  | { kind: 'slug' }
  | { kind: 'language' }
  | { kind: 'media'; media: MediaKind }

export type ChildrenRule =
  | { kind: 'none' }
  | { kind: 'content' }
  /** Nothing but this component, between `min` and `max` times. */
  | { kind: 'only'; name: string; min: number; max: number }

export type ComponentRule = {
  attributes: Readonly<Record<string, AttributeRule & { required?: true }>>
  children: ChildrenRule
  /** The component that must be the direct parent. */
  parent?: string
}

const text = (limit: number) => ({ kind: 'text', limit }) as const
const media = (kind: MediaKind) => ({ kind: 'media', media: kind }) as const
const required = true as const

export const COMPONENTS: Readonly<Record<string, ComponentRule>> = {
  Callout: {
    attributes: {
      kind: { kind: 'choice', choices: ['info', 'success', 'warn', 'danger'], required },
      title: text(120),
    },
    children: { kind: 'content' },
  },
  Tabs: { attributes: {}, children: { kind: 'only', name: 'Tab', min: 2, max: 8 } },
  Tab: { attributes: { label: { ...text(40), required } }, children: { kind: 'content' }, parent: 'Tabs' },
  Steps: { attributes: {}, children: { kind: 'only', name: 'Step', min: 1, max: 30 } },
  Step: { attributes: { title: { ...text(120), required } }, children: { kind: 'content' }, parent: 'Steps' },
  Figure: {
    attributes: {
      src: { ...media('image'), required },
      alt: { ...text(1_000), required },
      caption: text(400),
    },
    children: { kind: 'none' },
  },
  Video: {
    attributes: {
      src: { ...media('video'), required },
      captions: { ...media('captions'), required },
      captionsLanguage: { kind: 'language' },
      poster: media('image'),
      title: { ...text(160), required },
    },
    children: { kind: 'none' },
  },
  Download: {
    attributes: { src: { ...media('file'), required }, label: { ...text(120), required } },
    children: { kind: 'none' },
  },
  Check: {
    attributes: { id: { kind: 'slug', required }, objective: { kind: 'slug' } },
    children: { kind: 'none' },
  },
  SignatureLab: { attributes: {}, children: { kind: 'none' } },
  RetryTimeline: { attributes: {}, children: { kind: 'none' } },
  PkceLab: { attributes: {}, children: { kind: 'none' } },
}

export const componentRule = (name: string): ComponentRule | undefined =>
  Object.hasOwn(COMPONENTS, name) ? COMPONENTS[name] : undefined
