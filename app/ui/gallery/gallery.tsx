import { Basics } from './basics'
import { Forms } from './forms'
import { GalleryExam } from './frame-exam'
import { GalleryReader } from './frame-reader'
import { GalleryApp, GalleryGate, GalleryPublic, type Show } from './frames'
import { Lists } from './lists'
import { Progress } from './progress'

/** Every component in every state, and every frame on its own (`?show=`). */
export function Gallery({ show }: { show: Show }) {
  if (show === 'reader') return <GalleryReader />
  if (show === 'exam') return <GalleryExam />
  if (show === 'exam-offline') return <GalleryExam offline />
  if (show === 'gate') return <GalleryGate />
  if (show === 'public') return <GalleryPublic />
  return (
    <GalleryApp>
      <div className="ds-main">
        <Basics />
        <Forms />
        <Lists />
        <Progress />
      </div>
    </GalleryApp>
  )
}
