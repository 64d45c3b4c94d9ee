import type { layout as en } from '#console/messages/en/layout.ts'
import type { Translated } from '#console/messages/translated.ts'

export const layout: Translated<typeof en> = {
  skip: '본문으로 건너뛰기',
  loading: '불러오는 중',
  navigation: '주 메뉴',
  openNavigation: '메뉴 열기',
  closeNavigation: '메뉴 닫기',
  breadcrumbs: '현재 위치',
  clusters: '클러스터',
  createCluster: '클러스터 생성',
  acrossRegion: '리전 전체',
  parameterGroups: '파라미터 그룹',
  region: '리전 {region}',
  zone: '시간대 {zone}',
  localZone: '이 컴퓨터, {zone}',
  themeLight: '밝은 테마',
  themeDark: '어두운 테마',
  account: '{name} 계정',
  someone: '이름 없음',
  signOut: '로그아웃',
  signOutFailed: '로그아웃하지 못했습니다',
  signedOut: { title: '로그아웃되었습니다', text: '세션이 끝났습니다. 다시 로그인하면 화면의 내용이 그대로 이어집니다.' },
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
