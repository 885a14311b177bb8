import { useT } from '~/i18n'
import { keyed } from '../keyed'

export type VideoProps = {
  src: string
  title: string
  captions: string
  captionsLanguage?: string
  poster?: string
  /** Paragraphs of the captions, a line each (set by the compiler). */
  transcript?: string
}

/** A film with captions, and its words below for whoever would rather read (WCAG 1.2.2, 1.2.3). */
export function Video({ src, title, captions, captionsLanguage = 'en', poster, transcript }: VideoProps) {
  const t = useT('content')
  return (
    <figure className="figure lesson-video">
      <video controls preload="metadata" playsInline poster={poster} aria-label={title}>
        <source src={src} />
        <track kind="captions" src={captions} srcLang={captionsLanguage} label={t('video.captions')} default />
        <a href={src}>{t('video.download', { title })}</a>
      </video>
      <figcaption>{title}</figcaption>
      {transcript && (
        <details className="as-table">
          <summary>{t('video.transcript')}</summary>
          <div className="lesson-part" lang={captionsLanguage} dir="auto">
            {keyed(transcript.split('\n')).map(({ key, item }) => (
              <p key={key}>{item}</p>
            ))}
          </div>
        </details>
      )}
    </figure>
  )
}
