set(api_server_LIBRARIES vitrine_api)
