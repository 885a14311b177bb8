import type { AttemptWords } from '~/areas/exams/delivery/attempt-script'
import { fillIn } from '~/areas/exams/delivery/fill-in'
import { on } from './delegate'

type Words = Pick<AttemptWords, 'uploading' | 'uploadFailed' | 'uploadNone'>

/**
 * Hands files in at once, with what is through so far. The server keeps the file and writes the answer; the page then
 * fetches the question anew.
 */
export function startUploads(of: {
  words: Words
  isReadOnly: () => boolean
  percent: (share: number) => string
  /** shows the question as the server has it now */
  refresh: (section: HTMLElement) => Promise<void>
}): void {
  on('click', '[data-upload]', (button, event) => {
    const group = button.closest<HTMLElement>('[data-uploads]')
    const input = group?.querySelector<HTMLInputElement>('input[type=file]')
    if (!group || !input || of.isReadOnly()) return
    event.preventDefault()
    const file = input.files?.[0]
    if (file) void upload(group, file)
    else say(group, of.words.uploadNone)
  })

  async function upload(group: HTMLElement, file: File): Promise<void> {
    const bar = group.querySelector<HTMLProgressElement>('[data-upload-progress]')
    const button = group.querySelector<HTMLButtonElement>('[data-upload]')
    if (button) button.disabled = true
    if (bar) bar.hidden = false
    const answer = await send(`${group.dataset.uploads}.json?name=${encodeURIComponent(file.name)}`, file, (share) => {
      if (bar) bar.value = share
      say(group, fillIn(of.words.uploading, { share: of.percent(share) }))
    })
    if (button) button.disabled = false
    if (bar) bar.hidden = true
    say(group, answer.words ?? of.words.uploadFailed)
    const section = group.closest<HTMLElement>('[data-item]')
    if (answer.uploaded && section) {
      await of.refresh(section)
      const fresh = document.getElementById(section.id)?.querySelector<HTMLElement>('[data-uploads]')
      if (fresh) say(fresh, answer.words ?? '')
    }
  }

  function send(
    url: string,
    file: File,
    onShare: (share: number) => void,
  ): Promise<{ uploaded: boolean; words: string | null }> {
    return new Promise((resolve) => {
      const failed = () => resolve({ uploaded: false, words: null })
      // The one interface of browsers that tells how much of a body is sent.
      const request = new XMLHttpRequest()
      request.open('POST', url)
      request.setRequestHeader('content-type', 'application/octet-stream')
      request.upload.addEventListener('progress', ({ loaded, total }) => onShare(total > 0 ? loaded / total : 0))
      request.addEventListener('error', failed)
      request.addEventListener('load', () => {
        try {
          resolve(JSON.parse(request.responseText))
        } catch {
          failed()
        }
      })
      request.send(file)
    })
  }
}

function say(group: HTMLElement, text: string): void {
  const place = group.querySelector<HTMLElement>('[data-upload-state]')
  if (!place) return
  place.hidden = text === ''
  place.textContent = text
}
