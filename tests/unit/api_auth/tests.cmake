set(api_auth_LIBRARIES vitrine_api)
