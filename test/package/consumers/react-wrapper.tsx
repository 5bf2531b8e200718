/** @jsxImportSource react */
import {createRef} from 'react';
import {DifyChat, type DifyChatElement} from 'dify-chat/react';

const chat = createRef<DifyChatElement>();

export const right = (
  <DifyChat
    ref={chat}
    key="chat"
    className="support"
    id="chat"
    lang="de"
    baseUrl="/chat-api"
    inputs={{plan: 'free'}}
    mode="inline"
    open
    timeout={30_000}
    hiddenFeatures="history"
    heading={undefined}
    renderers={{shout: (code) => document.createTextNode(code)}}
    onDifySend={(event) => {
      event.detail.inputs['page'] = location.href;
    }}
    onDifyMessage={(event) => console.log(event.detail.message.content)}
    onClick={(event) => event.currentTarget.show()}
  >
    <p slot="footer">Answers are written by a machine.</p>
  </DifyChat>
);

// @ts-expect-error there is no such mode
export const mode = <DifyChat mode="sideways" />;
// @ts-expect-error a method is none of what can be set
export const method = <DifyChat send={async () => undefined} />;
// @ts-expect-error nor is what only the element knows
export const readOnly = <DifyChat messages={[]} />;
// @ts-expect-error a misspelt event
export const event = <DifyChat onDifyMesage={() => undefined} />;

void chat.current?.send('Which tent for two?');
