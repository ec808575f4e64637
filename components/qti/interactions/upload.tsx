'use client'

import { FileText, X } from 'lucide-react'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import {
  describeFile,
  fileKinds,
  fileSizeWords,
  maxFileBytes,
  readFile,
} from '#components/qti/files/file-limits.ts'
import { PlainImage } from '#components/qti/graphics/picture.tsx'
import { ReviewTag, reviewTagOf } from '#components/qti/review/review-tag.tsx'
import { buttonClass } from '#components/ui/button.tsx'
import type { UploadInteraction } from '#lib/qti/item/public/public-content.ts'
import { InteractionBlock } from './interaction-block.tsx'

/** A file of the student's. Its name stays on this device; what is sent is its content. */
export function Upload({ interaction }: { interaction: UploadInteraction }) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  const { values, setValues, disabled, review } = useAnswer(interaction.responseIdentifier)
  const { mediaTypes } = interaction
  const [file] = values
  const tag = review && reviewTagOf(file !== undefined, review.whole === true ? true : null)

  async function take({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen] = target.files ?? []
    if (!chosen) return
    const read = await readFile(chosen, mediaTypes)
    // The same file may be chosen again after it was changed.
    target.value = ''
    setProblem(read.ok ? '' : read.error)
    if (!read.ok) return
    setName(chosen.name)
    setValues([read.value])
  }

  function remove() {
    setValues([])
    setName('')
    input.current?.focus()
  }

  return (
    <InteractionBlock
      interaction={interaction}
      hint={review ? null : `Choose ${fileKinds(mediaTypes)} of at most ${fileSizeWords(maxFileBytes)}.`}
      fallback="Send a file"
      problem={problem}
      announcement={file && name ? `${name} is chosen.` : ''}
    >
      {file && (
        <div className="mb-3 flex min-h-14 flex-wrap items-center gap-3 rounded-control border border-accent bg-accent-tint py-2 ps-4 pe-2 text-lg">
          <FileText aria-hidden className="size-6 shrink-0 text-accent" />
          <span className="min-w-0 flex-1 basis-40 wrap-anywhere">{fileWords(file, name)}</span>
          {tag && <ReviewTag tag={tag} />}
          {!disabled && (
            <button
              type="button"
              onClick={remove}
              aria-label={`Take away: ${name || 'the file'}`}
              className="flex size-11 items-center justify-center rounded-lg text-accent hover:bg-surface"
            >
              <X aria-hidden className="size-5" />
            </button>
          )}
        </div>
      )}
      {file?.startsWith('data:image/') && (
        <PlainImage
          src={file}
          alt="What you chose"
          className="mb-3 max-h-64 rounded-card border border-line"
        />
      )}
      {review && !file && <p className="text-soft">No file was sent.</p>}
      {!review && (
        <div className="relative w-fit max-w-full rounded-control has-[:focus-visible]:outline-3 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-(--focus)">
          <input
            ref={input}
            id={id}
            type="file"
            accept={mediaTypes.join(',') || undefined}
            disabled={disabled}
            onChange={(event) => void take(event)}
            className="absolute inset-0 size-full cursor-pointer opacity-0"
          />
          <label htmlFor={id} className={buttonClass('secondary')}>
            {file ? 'Choose another file' : 'Choose a file'}
          </label>
        </div>
      )}
    </InteractionBlock>
  )
}

/** After a reload the name is not known any more. */
function fileWords(dataUrl: string, name: string): string {
  const { mediaType, bytes } = describeFile(dataUrl)
  return `${name || `A file (${mediaType})`}, ${fileSizeWords(bytes)}`
}
