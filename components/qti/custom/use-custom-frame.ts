'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { answerAsCustomValue, answerOfCustomValue } from '#lib/qti/item/public/custom-value.ts'
import type { MarkupNode, PortableCustomInteraction } from '#lib/qti/item/public/public-content.ts'
import type { LexicalResponses, PublicResponse } from '#lib/qti/item/public/public-response.ts'
import { type FrameMessage, type FramePing, type FrameStart, readFrameMessage } from './frame-message.ts'

type Custom = {
  interaction: PortableCustomInteraction
  response: PublicResponse
  language: string | undefined
  /** What was answered before. */
  answer: LexicalResponses[string] | undefined
  onChange: (values: readonly string[]) => void
}

const pingMs = 2_000
/** Beyond this a module is not slow but lost. Counted, not measured: a page in the background has a slow clock. */
const patientPings = 7
/** More between two pings no person can cause. */
const mostMessages = 400

/**
 * Runs one custom interaction in its frame: gives it its files and what was answered before, and takes what it
 * answers. A module that fails, hangs or floods loses its frame and nothing else.
 */
export function useCustomFrame({ interaction, response, language, answer, onChange }: Custom) {
  const frame = useRef<HTMLIFrameElement>(null)
  const talk = useRef<MessagePort | null>(null)
  const [files, setFiles] = useState<Awaited<ReturnType<typeof loadFiles>> | null>(null)
  const [phase, setPhase] = useState<'loading' | 'starting' | 'ready' | 'failed'>('loading')
  const [height, setHeight] = useState(160)
  const [problem, setProblem] = useState('')

  useEffect(() => {
    const leaving = new AbortController()
    loadFiles(interaction, leaving.signal).then(
      (loaded) => {
        setFiles(loaded)
        setPhase((before) => (before === 'loading' ? 'starting' : before))
      },
      () => !leaving.signal.aborted && setPhase('failed'),
    )
    return () => leaving.abort()
  }, [interaction])

  const take = useEffectEvent((message: FrameMessage) => {
    if (message.kind === 'ready') setPhase('ready')
    else if (message.kind === 'failed') setPhase('failed')
    else if (message.kind === 'height') setHeight(message.height)
    else if (message.kind === 'answer') takeAnswer(message)
  })

  function takeAnswer({ answer: given, valid }: FrameMessage & { kind: 'answer' }) {
    const read = answerOfCustomValue(given, response)
    const isNone = read.ok && read.value === null
    setProblem(read.ok ? (valid || isNone ? '' : 'This part is not finished yet.') : unreadable)
    onChange(read.ok && valid ? [read.value ?? []].flat() : [])
  }

  const begin = useEffectEvent((port: MessagePort) => {
    if (!files) return
    const { typeIdentifier, module, properties, templateVariables, contextVariables } = interaction
    const start: FrameStart = {
      ...{ kind: 'start', typeIdentifier, module, properties, templateVariables, contextVariables, language },
      ...files,
      responseIdentifier: response.identifier,
      boundTo: answerAsCustomValue(answer, response),
    }
    frame.current?.contentWindow?.postMessage(start, '*', [port])
  })

  const isUp = phase === 'starting' || phase === 'ready'
  useEffect(() => {
    const element = frame.current
    if (!isUp || !element) return
    let unanswered = 0
    let messages = 0
    let isReady = false
    const close = () => {
      talk.current?.close()
      talk.current = null
    }
    const fail = () => {
      close()
      setPhase('failed')
    }
    const onLoad = () => {
      // A document that is loaded after ours is no document of ours.
      if (talk.current) return fail()
      const { port1, port2 } = new MessageChannel()
      talk.current = port1
      port1.onmessage = ({ data }) => {
        if (++messages > mostMessages) return fail()
        const message = readFrameMessage(data)
        isReady ||= message?.kind === 'ready'
        if (isReady) unanswered = 0
        if (message) take(message)
      }
      begin(port2)
    }
    element.addEventListener('load', onLoad)
    const clock = setInterval(() => {
      messages = 0
      if (++unanswered > patientPings) return fail()
      talk.current?.postMessage({ kind: 'ping' } satisfies FramePing)
    }, pingMs)
    return () => {
      element.removeEventListener('load', onLoad)
      clearInterval(clock)
      close()
    }
  }, [isUp])

  return { frame, phase, height, problem }
}

const unreadable = 'This part gave an answer that cannot be read.'

type Files = Pick<FrameStart, 'modules' | 'styles' | 'markup'>

/** All files of an interaction as text, for a frame that can fetch nothing; throws where a script cannot be had. */
async function loadFiles(
  { modules, styles, markup }: PortableCustomInteraction,
  signal: AbortSignal,
): Promise<Files> {
  const textOf = async (href: string) => (await fetchFile(href, signal)).text()
  const [scripts, sheets, inlined] = await Promise.all([
    Promise.all(
      modules.map(async ({ identifier, hrefs }) => ({
        identifier,
        scripts: await Promise.all(hrefs.map(textOf)),
      })),
    ),
    Promise.all(styles.map(textOf)),
    inlineMedia(markup, signal),
  ])
  return { modules: scripts, styles: sheets, markup: inlined }
}

async function fetchFile(href: string, signal: AbortSignal): Promise<Response> {
  const response = await fetch(href, { signal })
  if (!response.ok) throw new Error(`a file of the interaction cannot be had: ${response.status}`)
  return response
}

const addresses: ReadonlySet<string> = new Set(['src', 'poster', 'href'])

function inlineMedia(nodes: readonly MarkupNode[], signal: AbortSignal): Promise<MarkupNode[]> {
  return Promise.all(
    nodes.map(async (node) => {
      if (typeof node === 'string') return node
      const attributes = await Promise.all(
        Object.entries(node.attributes ?? {}).map(async ([name, value]) => {
          const isFile = addresses.has(name) && !value.startsWith('#') && !value.startsWith('data:')
          return [name, isFile ? await toDataUrl(await fetchFile(value, signal)) : value] as const
        }),
      )
      const children = await inlineMedia(node.children ?? [], signal)
      return { name: node.name, attributes: Object.fromEntries(attributes), children }
    }),
  )
}

async function toDataUrl(response: Response): Promise<string> {
  const file = await response.blob()
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(new Error('a file of the interaction cannot be read'))
    reader.readAsDataURL(file)
  })
}
