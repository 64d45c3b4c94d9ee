import type { notices as en } from '#console/messages/en/notices.ts'
import type { Translated } from '#console/messages/translated.ts'

export const notices: Translated<typeof en> = {
  mayNotList: {
    title: '이 키로는 클러스터 목록을 볼 수 없습니다',
    text: '로그인은 되었습니다. 할 수 있는 일은 키 사용자의 IAM 정책이 정합니다. 목록을 보려면 postgresql:ListClusters 액션이 필요합니다.',
  },
  clock: {
    ahead: '이 서버의 시계가 클라우드보다 {skew} 빠릅니다',
    behind: '이 서버의 시계가 클라우드보다 {skew} 느립니다',
    now: '차이가 몇 분을 넘으면 모든 요청이 거부됩니다. 이 콘솔이 실행되는 서버의 시계를 맞추세요.',
  },
}
