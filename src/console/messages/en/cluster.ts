export const cluster = {}
