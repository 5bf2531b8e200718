/** @jsxImportSource preact */
import 'dify-chat';
import 'dify-chat/types/preact';
import {render} from 'preact';

render(
  <dify-chat
    base-url="/chat-api"
    mode="inline"
    hide="history"
    inputs={{from: 'preact'}}
    ondify-message={(event) => {
      document.title = event.detail.message.status;
    }}
  />,
  document.body,
);
