import { createNextConfig } from '@millyard/config/next.ts'
import type { NextConfig } from 'next'

export default createNextConfig(import.meta.dirname) satisfies NextConfig
