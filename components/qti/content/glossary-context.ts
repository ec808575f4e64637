'use client'

import { createContext, type ReactNode } from 'react'

/** What a word means, by the identifier of its catalog. */
export const GlossaryContext = createContext<ReadonlyMap<string, ReactNode>>(new Map())
