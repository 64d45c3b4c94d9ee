import type { signIn as en } from '#console/messages/en/sign-in.ts'
import type { Translated } from '#console/messages/translated.ts'

export const signIn: Translated<typeof en> = {
  signedOut: { title: '로그아웃되었습니다', text: '세션이 끝났습니다. 다시 로그인하면 화면의 내용이 그대로 이어집니다.' },
  title: '로그인',
  subtitle: 'Samsung Cloud Platform 사용자의 키로 로그인합니다.',
  environment: '환경',
  region: '리전',
  accountId: '계정 ID',
  accessKey: '액세스 키',
  secretKey: '비밀 키',
  displayName: '이름',
  displayNameHint: '이 콘솔에서 한 작업에 표시할 이름입니다. 본인 확인은 하지 않습니다.',
  submit: '로그인',
  errors: {
    key: '키 전체를 붙여 넣으세요. 문자, 숫자, 기호로 되어 있고 공백은 없습니다.',
    accountId: '영문자, 숫자, -, _만 쓸 수 있으며 64자까지입니다.',
  },
  demo: {
    first: {
      title: '키가 없는 경우',
      text: '데모 클라우드에는 두 리전에 30개가 넘는 클러스터가 있고, 장애 대응도 연습할 수 있습니다. 데이터는 이 컴퓨터 밖으로 나가지 않습니다.',
      action: '데모 클라우드 사용',
    },
    again: {
      title: '데모 클라우드를 사용하고 있었습니다',
      text: '계속 사용하면 화면의 내용이 그대로 이어집니다. 다른 클라우드의 키로 로그인하면 그 클라우드의 목록이 열립니다.',
      action: '데모 클라우드 계속 사용',
    },
  },
  journey: {
    title: '키 처리 방식',
    browser: { title: '브라우저', text: '한 번만 전송하고 저장하지 않습니다. 스크립트가 읽을 수 없는 세션 쿠키만 남습니다.' },
    server: { title: '이 서버', text: '메모리에 두고 요청마다 서명합니다. 로그에도 화면에도 다시 나오지 않습니다.' },
    cloud: { title: '클라우드', text: 'List Clusters 한 번으로 키를 확인합니다. 무엇을 할 수 있는지는 IAM 정책이 정합니다.' },
  },
  idle: '60분 동안 사용하지 않거나 8시간이 지나면 세션이 끝납니다.',
}
