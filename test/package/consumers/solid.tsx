/** @jsxImportSource solid-js */
import 'dify-chat';
import 'dify-chat/types/solid';

export const right = (
  <dify-chat
    id="chat"
    base-url="/chat-api"
    response-mode="blocking"
    hide="history upload"
    open
    idle-timeout="30000"
    inputs={{plan: 'free'}}
    renderers={{shout: (code) => document.createTextNode(code)}}
    on:dify-message={(event) => console.log(event.detail.message.content)}
  >
    <p slot="footer">Answers are written by a machine.</p>
  </dify-chat>
);

// @ts-expect-error there is no such mode
export const mode = <dify-chat mode="sideways" />;
// @ts-expect-error a number as HTML writes it
export const timeout = <dify-chat timeout="soon" />;
// @ts-expect-error the listener of another event
export const listener = <dify-chat on:dify-message={(event: KeyboardEvent) => console.log(event.key)} />;
