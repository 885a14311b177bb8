import { expect, it } from 'vitest'
import { transcriptOf } from './vtt'

it('joins cues to paragraphs, and starts a new one after a pause or for another voice', () => {
  const vtt = `WEBVTT - a title

NOTE not spoken

STYLE
::cue { color: red }

intro
00:00.000 --> 00:02.000 align:start
Hello <b>there</b>,
second &amp; line.

00:02.100 --> 00:04.000
<c.loud>Still</c> the same.

00:08.000 --> 00:09.000
After a pause.

01:00:09.500 --> 01:00:10.000
<v Mary>Hi &lt;you&gt;

01:00:10.000 --> 01:00:11.000
<v John>Hi.
`
  expect(transcriptOf(vtt)).toEqual([
    'Hello there, second & line. Still the same.',
    'After a pause.',
    'Mary: Hi <you>',
    'John: Hi.',
  ])
})

it.each(['', 'WEBVTT', 'no captions at all', '00:00 --> x\n\n-->'])('finds nothing in %j', (vtt) => {
  expect(transcriptOf(vtt)).toEqual([])
})
