import { z } from 'zod'

// zod probes `Function` to compile its checks; the content policy forbids that and would report it. First import of every form's schema.
z.config({ jitless: true })
