export const common = {
  product: 'PostgreSQL',
  platform: 'Samsung Cloud Platform',
  readAgo: 'Read {age} ago',
  readAgoMoving: 'Read {age} ago, again while something moves',
  requestId: 'Request id',
  tryAgain: 'Try again',
  none: 'none',
}
