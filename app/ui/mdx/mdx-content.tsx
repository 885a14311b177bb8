import * as React from 'react'
import { type ComponentType, createContext, lazy, memo, Suspense, useContext } from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as ReactDOM from 'react-dom'
import { lessonComponents } from './lesson-components'

/** A compiled lesson as a component. */
export type LessonComponent = ComponentType<{ components?: Readonly<Record<string, unknown>> }>

/** Finds a lesson that is ready to render now: on the server `ModuleStore.peek`, in the browser nothing. */
export type FindLesson = (hash: string) => LessonComponent | undefined

const FindLessonContext = createContext<FindLesson>(() => undefined)

/** Put around the whole application by the server's entry, so that rendering finds what the loader has loaded. */
export const FindLessonProvider = FindLessonContext.Provider

/** Where the browser gets a compiled lesson; also the address for `<link rel="modulepreload">`. */
export const moduleUrl = (hash: string) => `/modules/${hash}.js`

export type MdxContentProps = {
  hash: string
  /** The component itself, where it is at hand: previews and tests. */
  component?: LessonComponent
}

/**
 * A compiled lesson. The server renders it at once; the browser keeps the server's HTML until the module has arrived
 * and then takes it over. When the module cannot be loaded the HTML stays: it can be read, and its forms work.
 */
export const MdxContent = memo(function MdxContent({ hash, component }: MdxContentProps) {
  const find = useContext(FindLessonContext)
  const Lesson = component ?? find(hash) ?? browserLesson(hash)
  return (
    <Suspense fallback={null}>
      <Lesson components={lessonComponents} />
    </Suspense>
  )
})

const browserLessons = new Map<string, LessonComponent>()

function browserLesson(hash: string): LessonComponent {
  if (typeof document === 'undefined') throw new Error(`lesson ${hash} was not loaded before rendering`)
  let lesson = browserLessons.get(hash)
  if (!lesson) {
    lesson = lazy(async () => ({ default: (await importLesson(hash)) ?? (await never) }))
    browserLessons.set(hash, lesson)
  }
  return lesson
}

const never = new Promise<LessonComponent>(() => {})

async function importLesson(hash: string): Promise<LessonComponent | null> {
  try {
    const module: { default: (...given: unknown[]) => LessonComponent } = await import(
      /* @vite-ignore */ moduleUrl(hash)
    )
    return module.default(React, ReactDOM, jsxRuntime)
  } catch (error) {
    console.error('the lesson stays without its interactive parts', error)
    return null
  }
}
