/** @jsxImportSource react */
import 'dify-chat';
import 'dify-chat/types/react';
import {createRoot} from 'react-dom/client';

createRoot(document.body).render(
  <dify-chat
    base-url="/chat-api"
    mode="inline"
    hide="history"
    inputs={{from: 'react-tag'}}
    ondify-message={(event) => {
      document.title = event.detail.message.status;
    }}
  />,
);
